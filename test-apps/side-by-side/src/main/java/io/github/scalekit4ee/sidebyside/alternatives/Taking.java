package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;

/** An extension of the application's own that takes a bean away. */
public class Taking implements Extension {
    void take(@Observes ProcessBeanAttributes<Taken> event) {
        event.veto();
    }
}
