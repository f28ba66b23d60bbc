-- The consent that was confirmed when somebody was typed by hand, as JSON; null: nobody was asked.
alter table employee add column consent text;
alter table revoked add column consent text;
alter table journal add column consent text;
