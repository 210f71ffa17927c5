/** Everything that peers say, as records, as lines of JSON, and as people read it. */
package dev.parley.protocol.message;
