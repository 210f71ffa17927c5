/** Who belongs: answers to newcomers, and the next change of members or votes. */
package dev.parley.protocol.membership;
