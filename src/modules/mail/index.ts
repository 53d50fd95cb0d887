export { MailModule } from './mail.module.js';
export { Mail, type NewMail } from './mail.service.js';
export { MailSender } from './mail-sender.service.js';
