/** Small values that name peers, replicas, members and messages. */
package dev.parley.protocol.id;
