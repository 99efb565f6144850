package io.github.scalekit4ee.wiring.platform;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.lang.reflect.InvocationTargetException;
import javax.naming.NamingException;
import org.apache.tomcat.InstanceManager;

/** Lets CDI inject into servlets, filters and listeners (Jakarta EE 10, EE.5.2.5), for an implementation whose part for Tomcat is not published. */
final class InjectedComponents implements InstanceManager {

    private final InstanceManager tomcats;

    InjectedComponents(InstanceManager tomcats) {
        this.tomcats = tomcats;
    }

    @Override
    public Object newInstance(Class<?> type)
            throws IllegalAccessException, InvocationTargetException, NamingException, InstantiationException,
                    NoSuchMethodException {
        return injected(tomcats.newInstance(type));
    }

    @Override
    public Object newInstance(String className)
            throws IllegalAccessException, InvocationTargetException, NamingException, InstantiationException,
                    ClassNotFoundException, NoSuchMethodException {
        return injected(tomcats.newInstance(className));
    }

    @Override
    public Object newInstance(String className, ClassLoader loader)
            throws IllegalAccessException, InvocationTargetException, NamingException, InstantiationException,
                    ClassNotFoundException, NoSuchMethodException {
        return injected(tomcats.newInstance(className, loader));
    }

    @Override
    public void newInstance(Object instance) throws IllegalAccessException, InvocationTargetException, NamingException {
        tomcats.newInstance(injected(instance));
    }

    @Override
    public void destroyInstance(Object instance) throws IllegalAccessException, InvocationTargetException {
        tomcats.destroyInstance(instance);
    }

    @SuppressWarnings("unchecked")
    private static <T> T injected(T instance) {
        BeanManager beans = CDI.current().getBeanManager();
        AnnotatedType<T> type = beans.createAnnotatedType((Class<T>) instance.getClass());
        InjectionTarget<T> target = beans.getInjectionTargetFactory(type).createInjectionTarget(null);
        CreationalContext<T> context = beans.createCreationalContext(null);
        target.inject(instance, context);
        return instance;
    }
}
