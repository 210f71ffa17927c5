/**
 * The full screen: {@code model} what is known and how it changes, {@code layout} messages as rows,
 * {@code view} how all of it looks, {@code editor} the line one types, {@code canvas} a grid of
 * cells, {@code terminal} the only room with threads, and with Lanterna.
 */
package dev.parley.tui.screen;
