/**
 * What the screen knows: immutable, changed only by {@link dev.parley.tui.screen.model.ChatUpdate}.
 */
package dev.parley.tui.screen.model;
