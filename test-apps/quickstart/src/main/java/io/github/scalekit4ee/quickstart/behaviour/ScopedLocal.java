package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.ejb.Local;

/** The business interface of a session bean that requires a scope: callers get a proxy of it. */
@Local
public interface ScopedLocal {
    String deploy();
}
