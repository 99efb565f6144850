package io.github.scalekit4ee.internal.refresh;

import java.util.concurrent.Executor;

/** Does one task after the other; after {@link #close()} it takes none and begins none. */
public interface Worker extends Executor, AutoCloseable {

    @Override
    void close();
}
