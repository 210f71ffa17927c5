/** Counting: the voters of a membership are the only thing that is ever counted. */
package dev.parley.protocol.quorum;
