/** Text of others made fit for cells of a terminal: clean, measured, wrapped. */
package dev.parley.tui.text;
