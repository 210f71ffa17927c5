/** A grid of cells. */
package dev.parley.tui.screen.canvas;
