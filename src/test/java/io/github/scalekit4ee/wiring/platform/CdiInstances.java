package io.github.scalekit4ee.wiring.platform;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import org.apache.cxf.jaxrs.lifecycle.ResourceProvider;
import org.apache.cxf.message.Message;

/** The bean, or where the class is none a new object into which CDI injects. */
final class CdiInstances implements ResourceProvider {

    private final Class<?> type;

    CdiInstances(Class<?> type) {
        this.type = type;
    }

    @Override
    public Object getInstance(Message message) {
        BeanManager beans = CDI.current().getBeanManager();
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        if (bean == null) {
            return made();
        }
        CreationalContext<?> context = beans.createCreationalContext(bean);
        message.put(CreationalContext.class, context);
        return beans.getReference(bean, type, context);
    }

    @Override
    public void releaseInstance(Message message, Object instance) {
        CreationalContext<?> context = message.get(CreationalContext.class);
        if (context != null) {
            context.release();
        }
    }

    /** One for the life of the application. */
    Object made() {
        return new Unmanaged<>(type)
                .newInstance()
                .produce()
                .inject()
                .postConstruct()
                .get();
    }

    @Override
    public Class<?> getResourceClass() {
        return type;
    }

    @Override
    public boolean isSingleton() {
        return false;
    }
}
