package io.github.scalekit4ee.outgoing.it;

/** What the front answered. */
record Answer(int status, String body) {}
