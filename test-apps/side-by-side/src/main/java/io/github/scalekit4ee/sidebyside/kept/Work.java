package io.github.scalekit4ee.sidebyside.kept;

/** What is decorated. */
public interface Work {
    String work();
}
