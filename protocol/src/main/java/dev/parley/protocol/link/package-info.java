/** Which connection leads to which node, and which may not stay. */
package dev.parley.protocol.link;
