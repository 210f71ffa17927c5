/** What operators and programs are told by HTTP. */
package dev.parley.node.metrics;
