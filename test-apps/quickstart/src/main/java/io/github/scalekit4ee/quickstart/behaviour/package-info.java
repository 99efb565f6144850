/**
 * One class for each behaviour that must be the same on every server: kinds of resource, ways to ask who the caller is,
 * asynchronous answers, a WebSocket handshake. For the tests only; a reader of the quickstart need not look here.
 */
package io.github.scalekit4ee.quickstart.behaviour;
