/** Messages and events as rows of the chat pane. */
package dev.parley.tui.screen.layout;
