/** What the log says, at its end and at its commit point. */
package dev.parley.protocol.derived;
