INSERT INTO `hiding` (`subject_id`, `kind`, `space_id`, `by_id`, `reason`, `at`)
	SELECT `message_id`, 'message', `thread`.`space_id`, `by_id`, NULL, `message_hiding`.`at`
	FROM `message_hiding`
	JOIN `message` ON `message`.`id` = `message_hiding`.`message_id`
	JOIN `thread` ON `thread`.`id` = `message`.`thread_id`;
--> statement-breakpoint
DROP TABLE `message_hiding`;
