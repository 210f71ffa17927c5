/** What every surface for people needs of a chat, whether it prints lines or draws a screen. */
package dev.parley.tui.chat;
