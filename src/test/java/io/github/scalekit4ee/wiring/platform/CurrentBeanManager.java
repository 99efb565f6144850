package io.github.scalekit4ee.wiring.platform;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;

/** What {@code java:comp} says of CDI, which is where Soteria looks. Weld's own finds none for a WAR without beans of its own. */
public final class CurrentBeanManager implements ObjectFactory {

    @Override
    public Object getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment) {
        return CDI.current().getBeanManager();
    }
}
