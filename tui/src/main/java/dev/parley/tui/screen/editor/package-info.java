/**
 * The box one types into: its text, what was typed before, completion, paste. Pure: all values are
 * immutable and may be read by any thread.
 */
package dev.parley.tui.screen.editor;
