/** Three real peers, a killed leader and a catch-up, told step by step in one terminal. */
package dev.parley.tui.demo;
