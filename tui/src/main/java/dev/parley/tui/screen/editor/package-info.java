/** The line that one types, and its history. */
package dev.parley.tui.screen.editor;
