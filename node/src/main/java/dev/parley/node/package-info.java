/** Sockets, disk, clock and threads around the protocol's peer. */
package dev.parley.node;
