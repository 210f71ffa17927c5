/** Small values that name peers, replicas, members, messages and how far they were read. */
package dev.parley.protocol.id;
