package io.github.scalekit4ee.wiring.platform;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.PassivationCapable;
import java.lang.reflect.Proxy;
import org.glassfish.soteria.cdi.spi.BeanDecorator;

/**
 * Lets Soteria's beans name what they are. They name its extension as their class, and OpenWebBeans makes the client proxy of the class that a
 * bean names.
 */
public final class BeansOfTheirType implements BeanDecorator {

    private static final boolean OPEN_WEB_BEANS =
            CdiImplementation.isOnTheClassPath("org.apache.webbeans.config.WebBeansContext");

    @Override
    @SuppressWarnings("unchecked")
    public <T> Bean<T> decorateBean(Bean<T> bean, Class<T> type, BeanManager beans) {
        if (!OPEN_WEB_BEANS) {
            return bean;
        }
        Class<?>[] interfaces = {Bean.class, PassivationCapable.class};
        return (Bean<T>) Proxy.newProxyInstance(
                BeansOfTheirType.class.getClassLoader(),
                interfaces,
                (proxy, method, arguments) ->
                        method.getName().equals("getBeanClass") ? type : method.invoke(bean, arguments));
    }
}
