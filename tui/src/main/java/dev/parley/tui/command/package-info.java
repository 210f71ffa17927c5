/** The commands that begin with a slash: one small class each, listed in {@link Commands}. */
package dev.parley.tui.command;
