package dev.parley.tui.screen.terminal;

/**
 * What came out of the user's editor.
 *
 * @param text as it was, if no other came
 * @param trouble why no other came; empty: it did
 */
record Edited(String text, String trouble) {}
