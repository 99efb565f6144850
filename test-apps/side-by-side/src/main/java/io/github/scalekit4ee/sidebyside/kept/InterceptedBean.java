package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;

/** Names its interceptor. */
@Stateless
@Interceptors(InEjbInterceptor.class)
public class InterceptedBean {
    public String work() {
        return "done";
    }
}
