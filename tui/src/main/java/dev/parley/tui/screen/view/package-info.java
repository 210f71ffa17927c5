/** Draws a model; keeps nothing. */
package dev.parley.tui.screen.view;
