/** What the outside must do for a peer. */
package dev.parley.protocol.effect;
