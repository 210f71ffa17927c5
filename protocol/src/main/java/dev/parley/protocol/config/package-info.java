/** Every time-out and bound of a peer. */
package dev.parley.protocol.config;
