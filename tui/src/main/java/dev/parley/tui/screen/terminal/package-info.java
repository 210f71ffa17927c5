/** The terminal itself, its threads, and Lanterna. */
package dev.parley.tui.screen.terminal;
