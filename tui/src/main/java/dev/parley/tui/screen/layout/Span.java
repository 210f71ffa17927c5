package dev.parley.tui.screen.layout;

import dev.parley.tui.screen.canvas.Style;

/**
 * A piece of a row in one style.
 *
 * @param text clean, see {@link dev.parley.tui.text.ScreenText}
 */
public record Span(String text, Style style) {}
