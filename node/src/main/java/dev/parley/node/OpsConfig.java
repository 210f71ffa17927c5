package dev.parley.node;

/**
 * Where a peer answers operators and programs by HTTP.
 *
 * @param host where to listen
 * @param port where to listen, 1 to 65535, or 0 for any free one
 */
public record OpsConfig(String host, int port) {}
