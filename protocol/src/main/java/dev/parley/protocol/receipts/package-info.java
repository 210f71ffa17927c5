/** Who has read how far: told to people, never counted for anything else. */
package dev.parley.protocol.receipts;
