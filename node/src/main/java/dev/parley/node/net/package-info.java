/** Connections between peers: bytes to messages and back, dialling, and bounds. */
package dev.parley.node.net;
