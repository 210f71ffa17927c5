/** What was typed here, until it is final. */
package dev.parley.protocol.outbox;
