import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import { accessOf, type ScopedRequest } from './access.js';
import { ViewLog } from './view-log.js';

/** Holds an answer back until the log durably says who consulted what. */
@Injectable()
export class ViewLogInterceptor implements NestInterceptor {
  constructor(private readonly viewLog: ViewLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const access = accessOf(context.getHandler());
    if (!access?.view) return next.handle();
    const { view, audit } = access;
    const request = context.switchToHttp().getRequest<ScopedRequest>();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        const subject = view(request, answer);
        if (subject && request.user) {
          await this.viewLog.record({ action: audit, actor: request.user, ...subject });
        }
        return answer;
      }),
    );
  }
}
