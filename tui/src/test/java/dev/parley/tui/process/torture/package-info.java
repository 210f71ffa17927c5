/** Real peers under every fault that can be made from the outside, and what must hold then. */
package dev.parley.tui.process.torture;
