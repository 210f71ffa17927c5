/** Who is silent. Decides when to suspect, never who is right. */
package dev.parley.protocol.failure;
