/** What was typed, here and by those in reach, until it is final. */
package dev.parley.protocol.outbox;
