/** The line mode: a line in is a message, a line out is a message; for people and for programs. */
package dev.parley.tui.line;
