/** What is agreed: entries, each with the one line of bytes that is the same everywhere. */
package dev.parley.protocol.log;
