/**
 * Groups of real peers on one machine, each a process of its own: a story of three, told step by
 * step ({@code Demo}), and a trial of many ({@code Trial}).
 */
package dev.parley.tui.demo;
