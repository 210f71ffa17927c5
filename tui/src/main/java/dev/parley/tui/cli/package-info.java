/** The command line: options, subcommands, exit codes and where things are kept. */
package dev.parley.tui.cli;
