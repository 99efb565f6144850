package io.github.scalekit4ee.sidebyside.unshared;

/** An event. */
public class Question {
    String answer;
}
