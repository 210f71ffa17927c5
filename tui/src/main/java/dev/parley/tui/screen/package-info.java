/**
 * The full screen: {@code model} what is known and how it changes, {@code view} how that looks,
 * {@code editor} the line one types, {@code canvas} a grid of cells, {@code terminal} the only room
 * with threads, and with Lanterna.
 */
package dev.parley.tui.screen;
